namespace Chronoseal.Cli.Provision
{
    /// <summary>Fills bytes at random: the operating system's generator, and something foreseeable in tests only.</summary>
    internal delegate void FillRandom(Span<byte> bytes);
}
