// host only
using Chronoseal.Drivers.Parts;

namespace Chronoseal.Drivers.Atecc608
{
    /// <summary>The sheet of the ATECC608.</summary>
    public static class Atecc608Part
    {
        /// <summary>Data sheet ATECC608B (TNGTLS, TFLXTLS); execution times and packets as in Microchip's cryptoauthlib.</summary>
        public static PartSheet Sheet
        {
            get
            {
                return new PartSheet
                {
                    Id = "atecc608",
                    Maker = "Microchip",
                    Models = "ATECC608A, ATECC608B",
                    Kind = PartKind.SecureElement,
                    Driver = typeof(Atecc608Element),
                    Bus = "I2C, up to 1 MHz; wakes by a write to address 0x00 at 100 kHz or less",
                    Address = "0x60 blank, 0x36 TrustFLEX, 0x35 Trust&GO; set in the configuration zone",
                    Response = "signature within 158 ms (clock M0), 263 ms (M1), 708 ms (M2), wake 1.5 ms",
                    Proof = "serial number, revision 00 00 60 xx, ChipMode and lock bytes of the configuration zone",
                    Writes = "TempKey and digest buffers; counters, on request; a new private key, by the provisioning class only",
                    Unverified = new[]
                    {
                        "addresses 0x36 and 0x35 are from memory",
                        "execution times are those of the A part; the B part is polled, for up to twice as long",
                        "the bits of Info's state word are given as they come",
                        "that the watchdog also ends a command under way is from memory of the ATECC508A: the M2 self-test runs test by test for it",
                        "needs a board that opens address 0x00 beside the part's own: the ESP32 does, the stock STM32 image opens one device a bus",
                    },
                };
            }
        }
    }
}
