namespace Chronoseal.Firmware.Buses
{
    /// <summary>
    /// Work on the buses that is not sampling: a scan, a self-test, a raw read. Cut into steps, so that it is done between epochs and
    /// disturbs none.
    /// </summary>
    public interface IErrand
    {
        /// <summary>The most microseconds that the next <see cref="Step"/> takes, whatever the part answers. Promise too little and an epoch is late.</summary>
        long StepMicroseconds { get; }

        /// <summary>Does a step, on the task that owns the buses; false when the errand is done.</summary>
        bool Step();
    }
}
