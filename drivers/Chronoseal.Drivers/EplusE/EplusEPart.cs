// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.EplusE
{
    /// <summary>The sheets of the E+E transmitters.</summary>
    public static class EplusEPart
    {
        /// <summary>User manual EE212, section 5; operating manual EE211.</summary>
        public static PartSheet Ee210
        {
            get
            {
                return Make(
                    "ee210",
                    "EE210, EE211, EE212",
                    "242 (DIP switches, EE-PCS software)",
                    "a copy of both values in hundredths (012C, 012D) agrees with the floats to 0.01, at Identify and in every reading",
                    "sensors ordered with non-metric units give degrees Fahrenheit in the same register and cannot be told apart: metric ones only");
            }
        }

        /// <summary>User manual EE072, section 5; operation manual EE310, section 4.4.</summary>
        public static PartSheet Ee072
        {
            get
            {
                return Make(
                    "ee072",
                    "EE072, EE310",
                    "234 (EE072), 231 (EE310)",
                    "the same temperature in degrees Fahrenheit behind it agrees to 0.01 in every reading; at Identify copies in hundredths too (EE072)",
                    "the EE072's address 234 is that of its manual's example; the EE310's integer copies were not found and are not read");
            }
        }

        private static PartSheet Make(string id, string models, string address, string proof, string unverified)
        {
            return new PartSheet
            {
                Id = id,
                Maker = "E+E Elektronik",
                Models = models,
                Kind = PartKind.Climate,
                Driver = typeof(EplusESensor),
                Bus = "Modbus RTU, 9600 8E1",
                Address = address,
                Quantities = new[]
                {
                    new PartQuantity(Quantity.Temperature, Unit.Celsius, "-40 to 60 degC, by model to 80 degC", "+-0.2 degC at 20 degC", 0.001),
                    new PartQuantity(
                        Quantity.RelativeHumidity, Unit.PercentRelativeHumidity, "0 to 100 %RH", "+-(1.3 + 0.3 % of reading) %RH to 90 %RH", 0.001),
                },
                Response = "humidity 15 s (90 %); a value every second",
                Instant = "middle of the measuring period that ended at the look-up, +-(0.5 s + half the exchange)",
                Uncertainty = new[] { "accuracy of the type or certificate", "temperature dependence of the electronics", "drift" },
                Proof = proof,
                Unverified = new[] { "the measuring period of 1 s, accuracy and response time are from memory of the data sheets", unverified },
            };
        }
    }
}
