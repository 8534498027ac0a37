using Chronoseal.Hal;

namespace Chronoseal.Firmware.Nodes
{
    /// <summary>Waits until the board has an address, or the counter has reached the deadline. Does nothing if it has one.</summary>
    public delegate Outcome ConnectNetwork(long deadlineMicroseconds);
}
