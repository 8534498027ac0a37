using Microsoft.VisualStudio.TestTools.UnitTesting;

// The simulations and the broker tests are bound by the processor, and there are as few as two of those.
[assembly: DoNotParallelize]
