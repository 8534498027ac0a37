using Chronoseal.Hal;

namespace Chronoseal.Drivers.Sgp4x
{
    /// <summary>Humidity and temperature that go along with each measurement: those that were told last, or the part's defaults.</summary>
    internal sealed class Sgp4xCompensation
    {
        private const long LifeMicroseconds = 60000000;
        private const int LowestMilliCelsius = -45000;
        private const int HighestMilliCelsius = 130000;
        private const int HighestMilliPercent = 100000;

        private long _toldMicroseconds;

        /// <summary>Humidity, as the part takes it.</summary>
        public int HumidityTicks { get; private set; } = Sgp4xCodec.DefaultHumidityTicks;

        /// <summary>Temperature, as the part takes it.</summary>
        public int TemperatureTicks { get; private set; } = Sgp4xCodec.DefaultTemperatureTicks;

        /// <summary>Takes values, if they are possible ones.</summary>
        public Outcome Set(int milliCelsius, int milliPercent, long nowMicroseconds)
        {
            if (milliCelsius < LowestMilliCelsius || milliCelsius > HighestMilliCelsius || milliPercent < 0 || milliPercent > HighestMilliPercent)
            {
                return Outcome.OutOfRange;
            }

            HumidityTicks = Sgp4xCodec.HumidityTicks(milliPercent);
            TemperatureTicks = Sgp4xCodec.TemperatureTicks(milliCelsius);
            _toldMicroseconds = nowMicroseconds;
            return Outcome.Ok;
        }

        /// <summary>Goes back to the defaults when what was told is too old.</summary>
        public void Refresh(long nowMicroseconds)
        {
            if (nowMicroseconds - _toldMicroseconds > LifeMicroseconds)
            {
                HumidityTicks = Sgp4xCodec.DefaultHumidityTicks;
                TemperatureTicks = Sgp4xCodec.DefaultTemperatureTicks;
            }
        }
    }
}
