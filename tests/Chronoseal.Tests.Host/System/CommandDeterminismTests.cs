namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>The same seed gives the same bytes.</summary>
    [TestClass]
    public sealed class CommandDeterminismTests
    {
        private const int Seconds = 40;

        [TestMethod]
        [DataRow("max")]
        [DataRow("80")]
        public void OneSeedGivesOneFile(string speed)
        {
            byte[] first = OnlyFile("--seed", "7");
            byte[] second = OnlyFile("--seed", "7", "--speed", speed);
            Assert.IsGreaterThan(10_000, first.Length);
            Assert.IsTrue(first.AsSpan().SequenceEqual(second));
        }

        [TestMethod]
        public void NodeIsTheSameInCompany()
        {
            using var alone = new TemporaryDirectory();
            using var inCompany = new TemporaryDirectory();
            Run(alone.Path, "--seed", "7");
            Run(inCompany.Path, "--seed", "7", "--nodes", "2");
            string file = FrameFiles.Of(alone.Path).Single();
            byte[] companion = File.ReadAllBytes(inCompany.Sub(Path.GetFileName(file)));
            Assert.HasCount(2, FrameFiles.Of(inCompany.Path));
            Assert.IsTrue(companion.AsSpan().SequenceEqual(File.ReadAllBytes(file)));
        }

        [TestMethod]
        public void AnotherSeedGivesAnotherNodeAndOtherFrames()
        {
            using var seven = new TemporaryDirectory();
            using var eight = new TemporaryDirectory();
            Run(seven.Path, "--seed", "7");
            Run(eight.Path, "--seed", "8");
            string fileOfSeven = FrameFiles.Of(seven.Path).Single();
            string fileOfEight = FrameFiles.Of(eight.Path).Single();
            Assert.AreNotEqual(Path.GetFileName(fileOfSeven), Path.GetFileName(fileOfEight));
            Assert.IsFalse(File.ReadAllBytes(fileOfSeven).AsSpan().SequenceEqual(File.ReadAllBytes(fileOfEight)));
        }

        private static byte[] OnlyFile(params string[] options)
        {
            using var directory = new TemporaryDirectory();
            Run(directory.Path, options);
            return File.ReadAllBytes(FrameFiles.Of(directory.Path).Single());
        }

        private static void Run(string directory, params string[] options)
        {
            string[] speed = options.Contains("--speed") ? [] : ["--speed", "max"];
            CommandRun run = CommandRun.Of(["simulate", "--duration", $"{Seconds}", "--out", directory, .. speed, .. options]);
            Assert.AreEqual(0, run.ExitCode, run.Error);
        }
    }
}
