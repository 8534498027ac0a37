// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;

namespace Chronoseal.Drivers.Teledyne
{
    /// <summary>The sheets of the Teledyne API analysers.</summary>
    public static class TeledynePart
    {
        private const string Range = "0 to 50 ppb up to 0 to 20 ppm, as set";

        /// <summary>Manual 05036E (T100, 100E), appendix A.</summary>
        public static PartSheet T100
        {
            get
            {
                return Make(
                    "teledyne-t100",
                    "T100, 100E",
                    new[] { new PartQuantity(Quantity.SulfurDioxide, Unit.PartsPerMillion, Range, "0.5 % of reading above 50 ppb", 1e-6) },
                    "the input registers (concentration, box temperature, reference) were not found: they have to be given from the instrument's manual");
            }
        }

        /// <summary>Manual 05492D (T101, 101E), appendix A-7.</summary>
        public static PartSheet T101
        {
            get
            {
                return Make(
                    "teledyne-t101",
                    "T101, 101E (not the T102: total reduced sulfur is no quantity here)",
                    new[] { new PartQuantity(Quantity.HydrogenSulfide, Unit.PartsPerMillion, Range, "0.5 % of reading above 50 ppb", 1e-6) },
                    "discrete inputs from 4 on were not found: those of the gates and of 'system OK' have to be given from the instrument's manual");
            }
        }

        /// <summary>Manual 06870C (T400, 400E), appendix A-7.</summary>
        public static PartSheet T400
        {
            get
            {
                return Make(
                    "teledyne-t400",
                    "T400, 400E",
                    new[] { new PartQuantity(Quantity.Ozone, Unit.PartsPerMillion, "0 to 100 ppb up to 0 to 10 ppm, as set", "1 % of reading", 1e-6) },
                    "the map is that of firmware before NumaView and of the first NumaView manual (083730400A)");
            }
        }

        private static PartSheet Make(string id, string models, PartQuantity[] quantities, string unverified)
        {
            return new PartSheet
            {
                Id = id,
                Maker = "Teledyne API",
                Models = models,
                Kind = PartKind.MolecularContamination,
                Driver = typeof(TeledyneSensor),
                Bus = "Modbus TCP, port 502, or Modbus RTU on COM2 as set",
                Address = "machine ID, 1 to 247; the factory's is the model's number, which does not fit for the T400",
                Quantities = quantities,
                Response = "60 s (95 %, with the adaptive filter); a value every second",
                Instant = "middle of the period that ended at the look-up, +-(0.5 s + half the exchange); the filter is in the effective delay",
                Uncertainty = new[] { "calibration gas and certificate", "noise and zero drift", "linearity", "interferences" },
                Proof = "box temperature 5 to 60 degC and 4.096 V reference within 5 %, at every Identify; invalid and calibration inputs in every reading",
                Writes = "nothing; calibration coils are refused",
                Unverified = new[]
                {
                    "accuracy, response time and the renewal of the value once a second are from memory of the specifications", unverified,
                },
            };
        }
    }
}
