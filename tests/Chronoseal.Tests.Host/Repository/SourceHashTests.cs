using Chronoseal.Cli.SourceHash;
using Chronoseal.Firmware;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Chronoseal.Tests.Host.Repository
{
    [TestClass]
    public class SourceHashTests
    {
        [TestMethod]
        public void Birth_frames_state_the_hash_of_the_sources_they_were_built_from()
        {
            string stated = FirmwareIdentity.SourceHash;
            Assert.AreEqual(
                stated,
                SourceHasher.Compute(RepositoryRoot.Path),
                "The portable sources have changed. Run: dotnet run --project tools/Chronoseal.Cli -- source-hash --write");
        }

        [TestMethod]
        public void There_is_no_hash_of_sources_that_are_not_there()
        {
            Assert.IsNull(SourceHasher.Compute(Path.GetTempPath()));
        }
    }
}
