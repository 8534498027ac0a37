using Chronoseal.Firmware.Sampling;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>Readings as a sampler would leave them.</summary>
    internal static class Readings
    {
        /// <summary>A measured value with every qualifier at zero.</summary>
        public static Reading AddValue(Epoch epoch, Quantity quantity, Unit unit, long mantissa, int exponent)
        {
            Reading reading = AddEmpty(epoch, quantity);
            reading.Unit = unit;
            reading.HasValue = true;
            reading.Mantissa = mantissa;
            reading.Exponent = exponent;
            return reading;
        }

        /// <summary>A failed read.</summary>
        public static Reading AddFailure(Epoch epoch, Quantity quantity, Outcome outcome, int deviceErrorCode)
        {
            Reading reading = AddEmpty(epoch, quantity);
            reading.Outcome = outcome;
            reading.DeviceErrorCode = deviceErrorCode;
            return reading;
        }

        private static Reading AddEmpty(Epoch epoch, Quantity quantity)
        {
            Reading reading = epoch.Add();
            reading.Quantity = quantity;
            reading.Unit = Unit.None;
            reading.HasValue = false;
            reading.Outcome = Outcome.Ok;
            reading.DeviceErrorCode = 0;
            reading.Mantissa = 0;
            reading.Exponent = 0;
            reading.ValueUncertainty = 0;
            reading.CounterMicroseconds = 0;
            reading.HasUtc = true;
            reading.UtcMicroseconds = epoch.UtcMicroseconds;
            reading.StampUncertaintyMicroseconds = 0;
            reading.ExposureMicroseconds = 0;
            reading.InstrumentTimeSeconds = 0;
            reading.Status = 0;
            return reading;
        }
    }
}
