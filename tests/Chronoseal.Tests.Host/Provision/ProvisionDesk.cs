using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Chronoseal.Cli;
using Chronoseal.Cli.Provision;
using Chronoseal.Evidence.Registry;
using Chronoseal.Evidence.Verification;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Provision
{
    /// <summary>Where a technician sits: a folder with certificates and passwords, and the command.</summary>
    internal sealed class ProvisionDesk : IDisposable
    {
        internal const string WifiPassword = "u3Vx-corridor-88pL";
        internal const string BrokerPassword = "m9Kd-sluice-17qR";
        internal const string Node = "cleanroom-3";

        private readonly TemporaryDirectory _directory = new();

        internal ProvisionDesk()
        {
            File.WriteAllText(Sub("wifi.txt"), WifiPassword + "\n");
            File.WriteAllText(Sub("broker.txt"), BrokerPassword + "\r\nsecond line\n");
        }

        /// <summary>The node's folder.</summary>
        internal string Out => Sub("node");

        internal KeyRing Keys => KeyRing.TryLoad(InNode("keys.json"), out KeyRing? keys, out string error) ? keys : throw new AssertFailedException(error);

        internal RegistryEntry Entry => Registry(InNode("registry.json")).Nodes.Single();

        public void Dispose() => _directory.Dispose();

        internal string Sub(string name) => _directory.Sub(name);

        internal string InNode(string name) => Path.Combine(Out, name);

        /// <summary>Runs the command for the usual node.</summary>
        internal CommandRun Run(params string[] more) => Of(["--node", Node, "--broker", "broker.plant:1883", .. more]);

        /// <summary>Runs the command with the node's folder and these words.</summary>
        internal CommandRun Of(params string[] words) => CommandRun.Of(["provision", "--out", Out, .. words]);

        /// <summary>The same, which must succeed.</summary>
        internal CommandRun Made(params string[] more)
        {
            CommandRun run = Run(more);
            Assert.AreEqual(ExitCode.Ok, run.ExitCode, run.Error);
            Assert.AreEqual("", run.Error);
            return run;
        }

        /// <summary>The same with a generator and a time of the test.</summary>
        internal CommandRun With(FillRandom random, DateTimeOffset now, ProvisionArguments arguments)
        {
            using var output = new StringWriter();
            using var error = new StringWriter();
            int code = ProvisionRunner.Run(arguments, TextReader.Null, output, error, random, now);
            return new CommandRun(code, output.ToString(), error.ToString());
        }

        /// <summary>Writes a certificate for the name, and its key beside it.</summary>
        internal string WriteCertificate(string name, int firstDay = -1, int lastDay = 400) =>
            WriteCertificate(name, DateTimeOffset.UtcNow.AddDays(firstDay), DateTimeOffset.UtcNow.AddDays(lastDay));

        /// <summary>The same from one instant to another.</summary>
        internal string WriteCertificate(string name, DateTimeOffset from, DateTimeOffset until)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
            using X509Certificate2 made = request.CreateSelfSigned(from, until);
            File.WriteAllText(Sub(name + ".key"), key.ExportPkcs8PrivateKeyPem());
            File.WriteAllText(Sub(name + ".sec1"), key.ExportECPrivateKeyPem());
            File.WriteAllText(
                Sub(name + ".locked"),
                key.ExportEncryptedPkcs8PrivateKeyPem(WifiPassword, new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1000)));
            File.WriteAllText(Sub(name + ".crt"), made.ExportCertificatePem());
            return Sub(name + ".crt");
        }

        internal static NodeRegistry Registry(string path) =>
            NodeRegistry.TryLoad(path, out NodeRegistry? registry, out string error) ? registry : throw new AssertFailedException(error);
    }
}
