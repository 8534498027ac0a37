namespace Chronoseal.Hal
{
    /// <summary>
    /// A sensor as the sampler sees it. Driver authors owe: a bus channel in the constructor, no thread, no wait longer than
    /// a documented device wait, no allocation after construction, and never an old value for a failed read. The longest such wait
    /// is the SGP41's conditioning, 9 s in its first <see cref="Identify"/>: begun, it has to be ended in time by the same call.
    /// </summary>
    public interface ISensor
    {
        /// <summary>A word for the instance, unique in the node, 1 to 12 characters of a-z, 0-9 and hyphen.</summary>
        string Name { get; }

        /// <summary>The most samples that one <see cref="End"/> can give.</summary>
        int SampleCapacity { get; }

        /// <summary>Microseconds from <see cref="Begin"/> to the earliest useful <see cref="End"/>.</summary>
        long ReadyAfterMicroseconds { get; }

        /// <summary>Asks the part who it is and puts it to work. Call before the first <see cref="Begin"/> and after a loss.</summary>
        Outcome Identify(SensorIdentity identity);

        /// <summary>Starts a conversion, or sends the request; returns without waiting for the result.</summary>
        Outcome Begin();

        /// <summary>
        /// Fetches the result. With <see cref="Outcome.Ok"/>, <paramref name="count"/> samples are valid, each with its own
        /// status. <see cref="Outcome.NotReady"/>: the part is well but has measured nothing since. Anything else: the read failed.
        /// </summary>
        Outcome End(Sample[] samples, out int count);

        /// <summary>What a failed read would have measured, for the record that says so: quantity by index below <see cref="SampleCapacity"/>.</summary>
        Quantity QuantityAt(int index);

        /// <summary>
        /// The most microseconds that a <see cref="SelfTest"/> begun now takes, whatever the part answers, and until its bus can be used again
        /// without waiting; 0 for a part without a test. A board whose bus hangs takes as long as its platform before it gives up.
        /// </summary>
        long SelfTestMicroseconds { get; }

        /// <summary>Runs the part's own test, where it has one. Between epochs, never between <see cref="Begin"/> and <see cref="End"/>.</summary>
        Outcome SelfTest();

        /// <summary>The device's own code of the last <see cref="Outcome.DeviceError"/>, otherwise 0.</summary>
        int DeviceErrorCode { get; }

        /// <summary>One line for a human: part, bus, serial number, settings, last error. Allocates: not for the steady loop.</summary>
        string Describe();
    }
}
