using System.CommandLine;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Chronoseal.Cli.Provision;
using Chronoseal.Tests.Host.Repository;

namespace Chronoseal.Tests.Host.Provision
{
    /// <summary>The transcripts of docs/provisioning.md are what the command says, with a generator and a clock that stand still.</summary>
    [TestClass]
    public sealed class ProvisioningPageTests
    {
        private static readonly DateTimeOffset s_now = new(2026, 11, 22, 17, 0, 0, TimeSpan.Zero);
        private static readonly string[] s_paths = ["nodes", "registry.json", "keys.json", "wifi.txt", "plant-ca.crt", "plant.cfg"];

        private readonly ProvisionDesk _desk = new();
        private byte _drawn;

        [TestCleanup]
        public void Delete() => _desk.Dispose();

        [TestMethod]
        public void TranscriptsAreWhatTheCommandSays()
        {
            _desk.WriteCertificate("plant-ca", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
            File.WriteAllText(_desk.Sub("plant.cfg"), "broker=broker.plant.example:8883\nbroker-tls=1\nsensors=climate,hcho,particles\nsntp-host=time.plant.example\n");
            int parts = MarkedPage.AssertUpToDate("docs/provisioning.md", "transcript: (?<command>[^\n]+)", mark => Block(mark.Groups["command"].Value));
            Assert.AreEqual(4, parts);
        }

        private string Block(string command)
        {
            string text = command.StartsWith("cat ", StringComparison.Ordinal) ? File.ReadAllText(_desk.Sub(command[4..])) : Run(command);
            string hash = Regex.Replace(text.Replace(_desk.Sub("") + Path.DirectorySeparatorChar, ""), @"\b[0-9a-f]{64}\b", "(64 digits)");
            return $"```console\n$ {Folded(command)}\n{hash}```\n";
        }

        private string Run(string command)
        {
            using var output = new StringWriter { NewLine = "\n" };
            var root = new RootCommand { ProvisionCommand.Create(TextReader.Null, output, output, Fill, () => s_now) };
            string[] words = [.. command.Split(' ').Skip(1).Select(word => s_paths.Contains(word.Split('/')[0]) ? _desk.Sub(word) : word)];
            ParseResult parsed = root.Parse(words);
            Assert.IsEmpty(parsed.Errors, command);
            parsed.Invoke(new InvocationConfiguration { Output = output, Error = output });
            return output.ToString();
        }

        // An option a line, as it is typed.
        private static string Folded(string command) => command.Replace(" --", " \\\n    --");

        private void Fill(Span<byte> bytes) => SHA256.HashData([++_drawn]).AsSpan(0, bytes.Length).CopyTo(bytes);
    }
}
