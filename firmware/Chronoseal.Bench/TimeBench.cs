using System;
using Chronoseal.Firmware.Trust;

namespace Chronoseal.Bench
{
    /// <summary>Times of the steps from bus bytes to a sealed frame. Waits take no time here: see <see cref="VirtualTimeline"/>.</summary>
    internal static class TimeBench
    {
        internal static void Run(BenchNode node)
        {
            long peers = MeasurePeers();
            long epochs = MeasureEpochs(node);
            Report.TimePerRound("peers and clock (taken off the epoch)", peers, Rounds.Epochs);
            Report.TimePerRound("epoch", epochs - peers, Rounds.Epochs);
            Report.TimePerRound("encoded data frame", MeasureEncoding(node), Rounds.EncodedFrames);
            Report.TimePerRound("sealed frame", MeasureSealing(node), Rounds.SealedFrames);
            Report.TimePerRound("SHA-256 block", MeasureHash(), Rounds.HashBlocks);
            Report.Value("readings", node.Readings, "per epoch");
            Report.Value("payload", node.PayloadBytes, "bytes");
            Report.Value("frame", node.FrameBytes, "bytes");
        }

        // What the peers and the clock have to do for every epoch is measured alone, to be taken off. On a node of its own: records
        // that nobody fetched would be a backlog for the drivers.
        private static long MeasurePeers()
        {
            var node = new BenchNode();
            node.Start();
            long start = Environment.TickCount64;
            for (int i = 0; i < Rounds.Epochs; i++)
            {
                node.NextSecond();
            }

            return Environment.TickCount64 - start;
        }

        private static long MeasureEpochs(BenchNode node)
        {
            long start = Environment.TickCount64;
            for (int i = 0; i < Rounds.Epochs; i++)
            {
                node.NextSecond();
                node.Sample();
            }

            return Environment.TickCount64 - start;
        }

        private static long MeasureEncoding(BenchNode node)
        {
            long start = Environment.TickCount64;
            for (int i = 0; i < Rounds.EncodedFrames; i++)
            {
                node.Encode();
            }

            return Environment.TickCount64 - start;
        }

        private static long MeasureSealing(BenchNode node)
        {
            long start = Environment.TickCount64;
            for (int i = 0; i < Rounds.SealedFrames; i++)
            {
                node.Seal();
            }

            return Environment.TickCount64 - start;
        }

        private static long MeasureHash()
        {
            var hash = new Sha256();
            var block = new byte[Sha256.BlockLength];
            long start = Environment.TickCount64;
            for (int i = 0; i < Rounds.HashBlocks; i++)
            {
                hash.Add(block, 0, block.Length);
            }

            return Environment.TickCount64 - start;
        }
    }
}
