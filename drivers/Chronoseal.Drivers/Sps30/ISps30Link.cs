using Chronoseal.Hal;

namespace Chronoseal.Drivers.Sps30
{
    /// <summary>The SPS30's commands, over one of its two interfaces. Nothing here waits longer than the data sheet says.</summary>
    internal interface ISps30Link
    {
        /// <summary>Microseconds from <see cref="BeginValues"/> to the earliest useful <see cref="EndValues"/>.</summary>
        int ReadyAfterMicroseconds { get; }

        /// <summary>The part's own code of the last <see cref="Outcome.DeviceError"/>, otherwise 0.</summary>
        int DeviceErrorCode { get; }

        /// <summary>Counter before the part was asked for new values: what it gives, or that it has none, holds for this instant or later.</summary>
        long AskedMicroseconds { get; }

        /// <summary>Counter when the values were there: they are not newer.</summary>
        long AnsweredMicroseconds { get; }

        /// <summary>Wakes a part that sleeps; <see cref="Outcome.Ok"/> also if it is awake or knows no sleep.</summary>
        Outcome Wake();

        /// <summary>Ends a measurement; <see cref="Outcome.Ok"/> also if there is none.</summary>
        Outcome Stop();

        /// <summary>Starts measuring in an output format.</summary>
        Outcome Start(byte format);

        /// <summary>Reads the firmware version.</summary>
        Outcome ReadVersion(out int major, out int minor);

        /// <summary>Reads the serial number.</summary>
        Outcome ReadSerial(out string serial);

        /// <summary>Asks the first question of a reading.</summary>
        Outcome BeginValues();

        /// <summary>Fetches new values and the status register.</summary>
        /// <param name="values">Room for 60 bytes: over I2C the checksums come too, and are removed in place.</param>
        /// <param name="format">The output format that was started.</param>
        /// <param name="length">Length of the values.</param>
        /// <param name="status">The status register; 0 where the firmware has none.</param>
        /// <returns><see cref="Outcome.NotReady"/> if there is nothing new.</returns>
        Outcome EndValues(byte[] values, byte format, out int length, out uint status);

        /// <summary>Reads the status register; 0 where the firmware has none.</summary>
        Outcome ReadStatus(out uint status);

        /// <summary>Clears the status register.</summary>
        Outcome ClearStatus();

        /// <summary>Puts the part to sleep; it must be idle.</summary>
        Outcome Sleep();

        /// <summary>Starts a fan cleaning; the part must be measuring.</summary>
        Outcome CleanFan();

        /// <summary>Resets the part; it is idle then.</summary>
        Outcome Reset();

        /// <summary>Reads the interval of automatic fan cleaning.</summary>
        Outcome ReadCleaningInterval(out uint seconds);

        /// <summary>Writes the interval of automatic fan cleaning, which the part keeps for good.</summary>
        Outcome WriteCleaningInterval(uint seconds);
    }
}
