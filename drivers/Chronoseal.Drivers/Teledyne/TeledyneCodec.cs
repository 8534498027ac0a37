using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Drivers.Teledyne
{
    /// <summary>Meaning of an analyser's floats and discrete inputs. Touches no bus.</summary>
    public static class TeledyneCodec
    {
        /// <summary>Power of ten of <see cref="DecodeConcentration"/>'s result in ppm: thousandths of a ppb.</summary>
        public const int Exponent = -6;

        /// <summary>What <see cref="ClosedGate"/> gives while all gates are open.</summary>
        public const int Open = -1;

        private const int Decimals = 3;

        // The widest range of the family is 20 ppm; below zero there is noise and offset.
        private const int LowestMilliPpb = -100000;
        private const int HighestMilliPpb = 20000000;

        /// <summary>Concentration in units of 10^<see cref="Exponent"/> ppm; it may be a little below zero in clean air.</summary>
        /// <param name="bits">The float, ppb.</param>
        /// <param name="mantissa">The result.</param>
        /// <returns><see cref="Outcome.OutOfRange"/> for NaN, infinities and values outside -100 to 20,000 ppb.</returns>
        public static Outcome DecodeConcentration(uint bits, out long mantissa)
        {
            Outcome outcome = Ieee754.ToDecimal(bits, Decimals, out mantissa);
            return outcome == Outcome.Ok && (mantissa < LowestMilliPpb || mantissa > HighestMilliPpb) ? Outcome.OutOfRange : outcome;
        }

        /// <summary>The discrete input that says that the value is not one of the air, or <see cref="Open"/>.</summary>
        public static int ClosedGate(ModbusMaster reply, TeledyneModel model)
        {
            for (int i = 0; i < model.Gates.Length; i++)
            {
                if (reply.Bit(model.Gates[i]))
                {
                    return model.Gates[i];
                }
            }

            return Open;
        }

        /// <summary>The discrete inputs in bits of <see cref="SampleStatus"/>.</summary>
        public static int DecodeStatus(ModbusMaster reply, TeledyneModel model)
        {
            int bits = reply.Bit(model.SystemOk) ? 0 : SampleStatus.InstrumentWarning;
            bits |= IsAny(reply, model.FlowWarnings) ? SampleStatus.FlowFault : 0;
            bits |= IsAny(reply, model.SourceWarnings) ? SampleStatus.SourceFault : 0;
            bits |= IsAny(reply, model.Alarms) ? SampleStatus.ThresholdHigh : 0;
            return bits;
        }

        private static bool IsAny(ModbusMaster reply, int[] inputs)
        {
            for (int i = 0; i < inputs.Length; i++)
            {
                if (reply.Bit(inputs[i]))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
