namespace Chronoseal.Bench
{
    /// <summary>What many epochs leave behind on the heap: nothing is right. The journal is not part of it; it needs a drive.</summary>
    internal static class HeapBench
    {
        internal static void Run(BenchNode node)
        {
            long before = FreeHeap.Bytes();
            Report.Value("free heap before", before, "bytes");
            int done = 0;
            while (done < Rounds.HeapEpochs)
            {
                done += Batch(node);
                Report.Value("epochs done", done, "of " + Rounds.HeapEpochs.ToString());
            }

            long after = FreeHeap.Bytes();
            Report.Value("free heap after", after, "bytes");
            Report.Value("heap lost", before - after, "bytes");
        }

        private static int Batch(BenchNode node)
        {
            for (int i = 0; i < Rounds.HeapEpochsPerProgressLine; i++)
            {
                node.NextSecond();
                node.Sample();
                node.Encode();
                node.Seal();
            }

            return Rounds.HeapEpochsPerProgressLine;
        }
    }
}
