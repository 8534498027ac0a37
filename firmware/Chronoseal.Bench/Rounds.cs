namespace Chronoseal.Bench
{
    /// <summary>
    /// How often each thing is done. Chosen so that a 240 MHz ESP32, about fifty times slower than the interpreter on a PC, takes
    /// some seconds for each time and ten to fifteen minutes for the heap, and that ticks of 10 ms still give two digits.
    /// </summary>
    internal static class Rounds
    {
        /// <summary>Before anything is measured: what is made at first use is there afterwards.</summary>
        internal const int WarmUp = 20;

        internal const int Epochs = 500;
        internal const int EncodedFrames = 1000;
        internal const int SealedFrames = 250;
        internal const int HashBlocks = 2000;

        /// <summary>Epochs, each encoded and sealed, between the two looks at the heap.</summary>
        internal const int HeapEpochs = 10000;

        internal const int HeapEpochsPerProgressLine = 1000;
    }
}
