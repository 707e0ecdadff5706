// Wants the processor all the time, until the one who started it is gone.
process.on('disconnect', () => process.exit());
const spin = () => {
  for (const end = performance.now() + 50; performance.now() < end; );
  setImmediate(spin);
};
spin();
