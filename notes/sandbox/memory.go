package sandbox

import "runtime/metrics"

// runtimeMemory returns the bytes that the Go runtime has from the system, without those
// it gave back.
func runtimeMemory() int64 {
	samples := []metrics.Sample{
		{Name: "/memory/classes/total:bytes"},
		{Name: "/memory/classes/heap/released:bytes"},
	}
	metrics.Read(samples)
	return int64(samples[0].Value.Uint64() - samples[1].Value.Uint64())
}
