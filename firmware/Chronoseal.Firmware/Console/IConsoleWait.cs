namespace Chronoseal.Firmware.Console
{
    /// <summary>How a console waits while a verb runs.</summary>
    public interface IConsoleWait
    {
        /// <summary>Waits until a counter value, in microseconds since boot. False if Ctrl-C was typed meanwhile.</summary>
        bool Pause(long untilMicroseconds);
    }
}
