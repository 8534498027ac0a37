using nanoFramework.Runtime.Native;

namespace Chronoseal.Bench
{
    /// <summary>What is left of the managed heap.</summary>
    internal static class FreeHeap
    {
        /// <summary>Free bytes after a collection, without compaction.</summary>
        internal static long Bytes()
        {
            return GC.Run(false);
        }
    }
}
