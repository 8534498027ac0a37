namespace Chronoseal.Hal.Stm32
{
    /// <summary>
    /// No entropy: the stock images expose System.Random only, which is the C library's rand() seeded from the uptime
    /// (nf-interpreter src/CLR/Core/Random.cpp), and no class over the STM32's hardware generator. Keys must come from outside.
    /// </summary>
    public sealed class Stm32Entropy : IEntropy
    {
        /// <summary>Always <see cref="Outcome.Unsupported"/>; the buffer is left as it is.</summary>
        public Outcome Fill(byte[] buffer, int offset, int count)
        {
            return Outcome.Unsupported;
        }
    }
}
