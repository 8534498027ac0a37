namespace Chronoseal.Firmware.Nodes
{
    /// <summary>Shows one line to a technician. What is shown holds no secret.</summary>
    public delegate void ReportLine(string line);
}
