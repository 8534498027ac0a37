using Chronoseal.Hal;

namespace Chronoseal.Drivers.Sfa30
{
    /// <summary>The SFA30's commands, over one of its two interfaces. Nothing here waits longer than the data sheet says.</summary>
    internal interface ISfa30Link
    {
        /// <summary>Microseconds from <see cref="BeginValues"/> to the earliest useful <see cref="EndValues"/>.</summary>
        int ReadyAfterMicroseconds { get; }

        /// <summary>The part's own code of the last <see cref="Outcome.DeviceError"/>, otherwise 0.</summary>
        int DeviceErrorCode { get; }

        /// <summary>Counter before the part was asked for its values.</summary>
        long AskedMicroseconds { get; }

        /// <summary>Counter when the values were there: they are not newer.</summary>
        long AnsweredMicroseconds { get; }

        /// <summary>Ends a measurement; <see cref="Outcome.Ok"/> also if there is none.</summary>
        Outcome Stop();

        /// <summary>Starts the continuous measurement; the part must be idle.</summary>
        Outcome Start();

        /// <summary>Reads the marking, which is the serial number; the part must be idle.</summary>
        Outcome ReadMarking(out string marking);

        /// <summary>Asks the first question of a reading.</summary>
        Outcome BeginValues();

        /// <summary>Fetches the newest formaldehyde value, fifths of a ppb.</summary>
        /// <returns><see cref="Outcome.NotReady"/> if the part has none, measuring or not.</returns>
        Outcome EndValues(out int formaldehydeFifthsPpb);
    }
}
