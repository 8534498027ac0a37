using System.Text.Json;
using System.Text.Json.Serialization;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.Provision
{
    /// <summary>A file deployment as nanoff takes it (nanoFirmwareFlasher v2.5.162, FileDeploymentConfiguration), except that a name it would pass over is a fault here.</summary>
    internal sealed record NanoffFiles
    {
        internal static readonly JsonSerializerOptions Form = new() { PropertyNameCaseInsensitive = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

        private const string Drive = "I:\\";

        public string? SerialPort { get; init; }

        public List<NanoffFile> Files { get; init; } = [];

        internal static NanoffFiles Read(string path) => JsonSerializer.Deserialize<NanoffFiles>(File.ReadAllText(path), Form)!;

        /// <summary>What nanoff and the device do with it: the old file goes, the new bytes come; no source deletes.</summary>
        internal void Deploy(MemoryFileStore flash)
        {
            foreach (NanoffFile file in Files)
            {
                StringAssert.StartsWith(file.DestinationFilePath, Drive);
                string name = file.DestinationFilePath![Drive.Length..];
                flash.Delete(name);
                if (string.IsNullOrEmpty(file.SourceFilePath))
                {
                    continue;
                }

                Assert.IsTrue(Path.IsPathFullyQualified(file.SourceFilePath), file.SourceFilePath);
                byte[] content = File.ReadAllBytes(file.SourceFilePath);
                Assert.AreNotEqual(0, content.Length, "nanoff sends nothing of an empty file");
                Assert.AreEqual(Outcome.Ok, flash.Append(name, content, 0, content.Length));
                Assert.AreEqual(Outcome.Ok, flash.Flush(name));
            }
        }
    }
}
