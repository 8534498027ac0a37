using System.Security.Cryptography;
using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Receipts;
using Chronoseal.Evidence.Verification;
using Chronoseal.Tests.Host.Evidence;
using Chronoseal.Tests.Host.SystemTests;

namespace Chronoseal.Tests.Host.Receipts
{
    /// <summary>An archive with its collector, fed with frames of two nodes, and ways to tamper with it.</summary>
    internal sealed class CollectedArchive : IDisposable
    {
        internal const string Node = FrameBuilder.Node;
        internal const string OtherNode = "node-b";

        private readonly TemporaryDirectory _directory = new();
        private readonly Dictionary<string, ChainBuilder> _chains = [];

        internal CollectedArchive()
        {
            Key = NewKey("collector");
            Archive = Opened();
        }

        internal TestClock Clock { get; } = new();

        internal CollectorKey Key { get; }

        internal ReceiptArchive Archive { get; private set; }

        internal string Folder => _directory.Sub("archive");

        internal string Today => System.IO.Path.Combine(Folder, Node, "2026-11-22.cbor");

        internal string Statements => System.IO.Path.Combine(Folder, ArchiveLayout.Statements);

        public void Dispose()
        {
            Archive.Dispose();
            Key.Dispose();
            _directory.Dispose();
        }

        internal static string TopicOf(string node) => $"chronoseal/1/{node}/frame";

        internal CollectorKey NewKey(string name)
        {
            Assert.IsTrue(CollectorKey.TryCreate(_directory.Sub(name + ".key"), out CollectorKey? key, out string fault), fault);
            return key;
        }

        /// <summary>Ends the collector as a kill would: no last statement.</summary>
        internal void Kill() => Archive.Dispose();

        internal void Stop()
        {
            State(StatementReason.Stop);
            Archive.Dispose();
        }

        internal void Reopen() => Archive = Opened();

        internal bool TryReopen(out string fault, CollectorKey? key = null)
        {
            bool isOpen = ReceiptArchive.TryOpen(Folder, key ?? Key, Clock, out ReceiptArchive? archive, out fault);
            archive?.Dispose();
            return isOpen;
        }

        internal byte[] NextFrame(string node = Node)
        {
            if (!_chains.TryGetValue(node, out ChainBuilder? chain))
            {
                _chains.Add(node, chain = new ChainBuilder());
            }

            return chain.Next(builder => builder.Base = node == Node ? FrameBuilder.BaseName : node + ":");
        }

        internal Filing Keep(byte[] frame, string node = Node, bool isRefused = false)
        {
            Clock.Pass(1);
            Assert.IsTrue(Archive.TryKeep(TopicOf(node), frame, isRefused, out Filing filing, out string fault), fault);
            return filing;
        }

        internal ReceiptStatement? State(StatementReason reason = StatementReason.Interval)
        {
            Assert.IsTrue(Archive.TryState(reason, out ReceiptStatement? statement, out string fault), fault);
            return statement;
        }

        /// <summary>Minutes of five frames of each node, with a statement each.</summary>
        internal void Collect(int minutes, int framesPerMinute = 5)
        {
            for (int minute = 0; minute < minutes; minute++)
            {
                for (int i = 0; i < framesPerMinute; i++)
                {
                    Keep(NextFrame());
                    Keep(NextFrame(OtherNode), OtherNode);
                }

                Clock.Pass(60 - 2 * framesPerMinute);
                State();
            }
        }

        internal ReceiptReport Verify(TimestampRoots? roots = null, CollectorKey? key = null)
        {
            byte[] point = Convert.FromHexString((key ?? Key).PublicHex);
            ECDsa publicKey = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33], Y = point[33..] } });
            byte[] keyId = PublicKey.IdOf(publicKey);
            return ReceiptVerifier.Verify(Folder, id => id.Span.SequenceEqual(keyId) ? publicKey : null, roots);
        }

        /// <summary>Takes a file apart into its items, has them changed, and writes it again.</summary>
        internal static void Tamper(string path, Action<List<byte[]>> change)
        {
            Assert.IsTrue(CborSequence.TrySplit(File.ReadAllBytes(path), out IReadOnlyList<ReadOnlyMemory<byte>> items, out _));
            var list = items.Select(item => item.ToArray()).ToList();
            change(list);
            File.WriteAllBytes(path, [.. list.SelectMany(item => item)]);
        }

        private ReceiptArchive Opened()
        {
            Assert.IsTrue(ReceiptArchive.TryOpen(Folder, Key, Clock, out ReceiptArchive? archive, out string fault), fault);
            return archive;
        }
    }
}
