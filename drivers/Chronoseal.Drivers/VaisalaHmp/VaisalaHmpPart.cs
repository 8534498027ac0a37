// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.VaisalaHmp
{
    /// <summary>The sheet of the Vaisala HMP110 family.</summary>
    public static class VaisalaHmpPart
    {
        /// <summary>User guides of HMP110, HMP4 and HMDW110, appendix A (Modbus reference).</summary>
        public static PartSheet Sheet
        {
            get
            {
                return new PartSheet
                {
                    Id = "vaisala-hmp",
                    Maker = "Vaisala",
                    Models = "HMP110, HMP113, HMP1, HMP3, HMP4, HMP5, HMP7, HMP8, HMP9, HMM170, HMDW110",
                    Kind = PartKind.Climate,
                    Driver = typeof(VaisalaHmpSensor),
                    Bus = "Modbus RTU, 19200 8N2",
                    Address = "240 (configuration register or Vaisala Insight)",
                    Quantities = new[]
                    {
                        new PartQuantity(Quantity.Temperature, Unit.Celsius, "-40 to 80 degC (HMP110)", "+-0.2 degC at 15 to 25 degC (HMP110)", 0.001),
                        new PartQuantity(
                            Quantity.RelativeHumidity, Unit.PercentRelativeHumidity, "0 to 100 %RH", "+-1.5 %RH to 90 %RH at 0 to 40 degC (HMP110)", 0.001),
                    },
                    Response = "humidity 17 s (63 %, plastic grid filter); a value every second",
                    Instant = "middle of the measuring period that ended at the look-up, +-(0.5 s + half the exchange)",
                    Uncertainty = new[] { "accuracy of the type or certificate", "resolution of the register", "drift 2 %RH in two years" },
                    Proof = "test registers 1F00 to 1F06: integer -12345, float -123.45 and the text of it, at every Identify",
                    Unverified = new[]
                    {
                        "the measuring period of 1 s, accuracy, drift and response time are from memory of the data sheet",
                        "error bits are those of the HMDW110 manual and, with the same values, of a newer HMP110 guide (M211060EN-J, table 44)",
                        "the security hash returns to its old value when a change is undone: such a pair of changes does not show",
                        "the security hash is read with its low word first, as the manuals have it for all 32-bit values",
                        "HMP1 to HMP9: the online status (0201) is read only with HasOnlineStatus set",
                    },
                };
            }
        }
    }
}
