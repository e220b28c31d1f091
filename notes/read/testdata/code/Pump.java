package org.larch;

/**
 * A pump.
 * <p>It heats &amp; cools.
 */
@Entity
public final class Pump implements Device {
    private int watts; // electric power

    /**
     * Starts the pump.
     *
     * @param seconds how long it waits
     * @return true if it runs
     */
    @Override
    public boolean start(int seconds) throws IOException {
        if (seconds > 0) {
            // never wait longer than a minute
            return wait(seconds);
        }
        return false;
    }
}
