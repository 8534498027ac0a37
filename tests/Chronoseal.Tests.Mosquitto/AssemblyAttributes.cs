using Microsoft.VisualStudio.TestTools.UnitTesting;

// Every test starts processes of its own, and there are as few as two processors.
[assembly: DoNotParallelize]
