namespace Chronoseal.Hal.Nano
{
    /// <summary>One name of a <see cref="PortMap"/>.</summary>
    internal sealed class PortEntry
    {
        internal PortKind Kind;
        internal string Name;
        internal string PortName;
        internal int Number;
        internal bool IsFast;
    }
}
