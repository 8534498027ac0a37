using Chronoseal.Hal;

namespace Chronoseal.Firmware.Nodes
{
    /// <summary>Makes the body of the console's task; null where the board has no console port. The console is an assembly of its own, above this one.</summary>
    public delegate TaskBody ConsoleSource(Node node);
}
