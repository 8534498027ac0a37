using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Sampling
{
    /// <summary>What configuration says of one sensor's calibration. Never altered: another calibration is another object.</summary>
    public sealed class SensorCalibration
    {
        /// <summary>Nothing is said.</summary>
        public static readonly SensorCalibration None = new SensorCalibration("", "", "", "", new Correction[0]);

        /// <summary>Makes a calibration.</summary>
        /// <param name="sensor">The sensor's name.</param>
        /// <param name="certificateId">Identifier of the certificate; empty if not given.</param>
        /// <param name="date">Its date, yyyy-mm-dd; empty if not given.</param>
        /// <param name="due">When calibration is due again, yyyy-mm-dd; empty if not given.</param>
        /// <param name="corrections">One a quantity, and only those that change something.</param>
        public SensorCalibration(string sensor, string certificateId, string date, string due, Correction[] corrections)
        {
            Sensor = sensor;
            CertificateId = certificateId;
            Date = date;
            Due = due;
            Corrections = corrections;
            Print = MakePrint();
        }

        /// <summary>The sensor's name.</summary>
        public string Sensor { get; }

        /// <summary>Identifier of the certificate; empty if not given.</summary>
        public string CertificateId { get; }

        /// <summary>Date of the calibration, yyyy-mm-dd; empty if not given.</summary>
        public string Date { get; }

        /// <summary>When it is due again, yyyy-mm-dd; empty if not given.</summary>
        public string Due { get; }

        /// <summary>What is applied to the sensor's readings.</summary>
        public Correction[] Corrections { get; }

        /// <summary>Tells one calibration from another; 0 where nothing is said.</summary>
        public long Print { get; }

        /// <summary>The calibration of a sensor; <see cref="None"/> where nothing is said of it.</summary>
        public static SensorCalibration Of(SensorCalibration[] all, string sensor)
        {
            for (int i = 0; i < all.Length; i++)
            {
                if (all[i].Sensor == sensor)
                {
                    return all[i];
                }
            }

            return None;
        }

        /// <summary>What is applied to readings of a quantity; null for nothing.</summary>
        public Correction CorrectionOf(Quantity quantity)
        {
            for (int i = 0; i < Corrections.Length; i++)
            {
                if (Corrections[i].Quantity == quantity)
                {
                    return Corrections[i];
                }
            }

            return null;
        }

        private long MakePrint()
        {
            if (CertificateId.Length + Date.Length + Due.Length + Corrections.Length == 0)
            {
                return 0;
            }

            long print = Fingerprint.Add(Fingerprint.Add(Fingerprint.Add(Fingerprint.Empty, CertificateId), Date), Due);
            for (int i = 0; i < Corrections.Length; i++)
            {
                Correction correction = Corrections[i];
                print = Fingerprint.Add(print, Quantities.Name(correction.Quantity) + " " + correction.SlopeMillionths.ToString()
                    + " " + correction.OffsetMantissa.ToString() + " " + correction.OffsetExponent.ToString());
            }

            return print;
        }
    }
}
