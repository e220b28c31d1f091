export const robots = async () => true;
