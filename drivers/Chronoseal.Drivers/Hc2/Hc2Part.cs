// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Hc2
{
    /// <summary>The sheet of the HC2.</summary>
    public static class Hc2Part
    {
        /// <summary>HC2S3 instruction manual, appendix C; HC2 user guide E-M-HC2 Probes-V1_26, 3.5.</summary>
        public static PartSheet Sheet
        {
            get
            {
                return new PartSheet
                {
                    Id = "hc2",
                    Maker = "Rotronic",
                    Models = "HC2-S, HC2-S3 and other digital HygroClip 2 probes",
                    Kind = PartKind.Climate,
                    Driver = typeof(Hc2Sensor),
                    Bus = "UART, 19200 8N1 (RO-ASCII)",
                    Address = "99, which every probe answers to; 0 to 98 by setting",
                    Quantities = new[]
                    {
                        new PartQuantity(Quantity.Temperature, Unit.Celsius, "-50 to 100 degC", "HC2-S3 +-0.1 degC at 23 degC", 0.01),
                        new PartQuantity(Quantity.RelativeHumidity, Unit.PercentRelativeHumidity, "0 to 100 %RH", "HC2-S3 +-0.8 %RH at 23 degC", 0.01),
                    },
                    Response = "15 s (63 %) without filter",
                    Instant = "middle of the probe's measuring interval before the reply, +-0.56 s",
                    Uncertainty = new[] { "accuracy of the type or certificate", "filter of the housing", "drift below 1 %RH and 0.1 degC a year" },
                    Proof = "every reply states its units; any but %RH and degrees Celsius are refused",
                    Unverified = new[]
                    {
                        "accuracy, response and drift are from memory of the data sheet",
                        "measuring interval: a second is taken as the bound",
                        "an alarm of a value is taken for the owner's limits and flagged as a warning; which limit it was is not told",
                        "the sum of six bits does not notice bits 6 and 7: in numbers they show as letters, in names they do not",
                        "the sum leaves out the byte that UTF-8 adds to the degree sign; replies with either sum are taken",
                    },
                };
            }
        }
    }
}
