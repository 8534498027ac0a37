namespace Chronoseal.Firmware.Console
{
    /// <summary>Where characters of an answer go.</summary>
    internal interface ICharacterSink
    {
        /// <summary>Takes a printable character.</summary>
        void Write(char character);
    }
}
