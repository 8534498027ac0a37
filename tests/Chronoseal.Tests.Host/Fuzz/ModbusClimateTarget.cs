using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>A driver of temperature and humidity: what it gives is possible air.</summary>
    internal abstract class ModbusClimateTarget : ModbusSensorTarget
    {
        protected override void Check(Sample sample)
        {
            bool isHumidity = sample.Quantity == Quantity.RelativeHumidity;
            Assert.IsTrue(isHumidity ? sample.Mantissa is >= 0 and <= 100_000 : sample.Mantissa is >= -100_000 and <= 200_000);
        }
    }
}
