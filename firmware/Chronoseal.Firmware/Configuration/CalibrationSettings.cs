using Chronoseal.Firmware.Sampling;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Configuration
{
    /// <summary>Makes the sensors' calibrations from settings.</summary>
    public static class CalibrationSettings
    {
        private const int MillionthsExponent = -6;

        /// <summary>The calibrations that a set states.</summary>
        public static SensorCalibration[] Read(SettingSet set)
        {
            Correction temperature = Read(set, Quantity.Temperature, Unit.Celsius, Setting.TemperatureOffset);
            Correction humidity = Read(set, Quantity.RelativeHumidity, Unit.PercentRelativeHumidity, Setting.HumidityOffset);
            Correction formaldehyde = Read(set, Quantity.Formaldehyde, Unit.PartsPerMillion, Setting.FormaldehydeOffset);
            Correction toc = Read(set, Quantity.TotalOrganicCarbon, Unit.PartsPerMillion, Setting.TocOffset);
            return new[]
            {
                Read(set, "climate", Setting.ClimateCertificate, temperature, humidity),
                Read(set, "hcho", Setting.FormaldehydeCertificate, formaldehyde, null),
                Read(set, "particles", Setting.ParticlesCertificate, null, null),
                Read(set, "toc", Setting.TocCertificate, toc, null),
            };
        }

        private static SensorCalibration Read(SettingSet set, string sensor, Setting certificate, Correction first, Correction second)
        {
            var corrections = new Correction[(first != null ? 1 : 0) + (second != null ? 1 : 0)];
            if (first != null)
            {
                corrections[0] = first;
            }

            if (second != null)
            {
                corrections[corrections.Length - 1] = second;
            }

            return new SensorCalibration(sensor, set.Get(certificate), set.Get(certificate + 1), set.Get(certificate + 2), corrections);
        }

        // Null where nothing is to be corrected.
        private static Correction Read(SettingSet set, Quantity quantity, Unit unit, Setting offset)
        {
            long millionths = set.Millionths(offset);
            int slope = (int)set.Millionths(offset + 1);
            return millionths == 0 && slope == Correction.UnitSlope ? null : new Correction(quantity, unit, slope, millionths, MillionthsExponent);
        }
    }
}
