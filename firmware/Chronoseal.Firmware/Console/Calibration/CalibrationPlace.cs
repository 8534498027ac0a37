using Chronoseal.Firmware.Configuration;

namespace Chronoseal.Firmware.Console.Calibration
{
    /// <summary>Where the schema has the settings of one sensor's calibration: certificate, date and due date in a row, then offset and slope of each quantity.</summary>
    internal sealed class CalibrationPlace
    {
        private const string Prefix = "cal-";
        private const string CertificateSuffix = "-cert";

        private CalibrationPlace(string sensor, int first, int end)
        {
            Sensor = sensor;
            First = first;
            End = end;
        }

        /// <summary>The sensor's name.</summary>
        internal string Sensor { get; }

        /// <summary>The setting of the certificate.</summary>
        internal int First { get; }

        /// <summary>The setting behind the last.</summary>
        internal int End { get; }

        /// <summary>That of a sensor; null if there is no such sensor.</summary>
        internal static CalibrationPlace Of(string sensor)
        {
            if (!Schema.TryFind(Prefix + sensor + CertificateSuffix, out int first))
            {
                return null;
            }

            int end = first + 1;
            while (end < Schema.Count && Schema.Spec(end).Name.StartsWith(Prefix) && !Schema.Spec(end).Name.EndsWith(CertificateSuffix))
            {
                end++;
            }

            return new CalibrationPlace(sensor, first, end);
        }

        /// <summary>What a setting is called beside the sensor's name: date, temp-offset.</summary>
        internal string Label(int setting)
        {
            string name = Schema.Spec(setting).Name;
            return name.Substring(setting < First + 3 ? Prefix.Length + Sensor.Length + 1 : Prefix.Length);
        }

        /// <summary>The setting of a label; false if the sensor has none.</summary>
        internal bool TryFind(string label, out int setting)
        {
            for (setting = First; setting < End; setting++)
            {
                if (Label(setting) == label)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
