namespace Chronoseal.Firmware.Nodes
{
    /// <summary>The name of the first task that an exception ended; empty if none.</summary>
    public delegate string FaultedTaskName();
}
