namespace Chronoseal.Hal
{
    /// <summary>Who a sensor is, as far as it says, and what configuration says of its calibration.</summary>
    public sealed class SensorIdentity
    {
        /// <summary>Manufacturer and part, such as "Sensirion SHT4x".</summary>
        public string Type = "";

        /// <summary>Serial number as printed on the part; empty if it has none.</summary>
        public string Serial = "";

        /// <summary>Firmware version; empty if it does not say.</summary>
        public string Firmware = "";

        /// <summary>Identifier of the calibration certificate, from configuration; empty if none was given.</summary>
        public string CertificateId = "";

        /// <summary>Date of calibration, yyyy-mm-dd, from the part, unless configuration states a date or a due date; empty if unknown.</summary>
        public string CalibrationDate = "";

        /// <summary>Date on which calibration is due again, yyyy-mm-dd, from where the date is; empty if unknown.</summary>
        public string CalibrationDue = "";

        /// <summary>
        /// How long after the quantity had its value the part reports it, in milliseconds: response time and averaging. A row of
        /// its own in the uncertainty budget; never merged with the stamp.
        /// </summary>
        public int EffectiveDelayMilliseconds;

        /// <summary>The bound on the acquisition instant, in microseconds: half the interval within which the part took or latched the value.</summary>
        public int InstantHalfWidthMicroseconds;

        private readonly string[] _factNames = new string[FactCapacity];
        private readonly string[] _factValues = new string[FactCapacity];
        private readonly bool[] _isState = new bool[FactCapacity];

        /// <summary>The most facts that one sensor can state beside the common ones.</summary>
        public const int FactCapacity = 12;

        /// <summary>How many facts were stated.</summary>
        public int FactCount { get; private set; }

        /// <summary>States a fact that only this kind of sensor has, such as "pc1" = "0.5 um"; those beyond the capacity are dropped.</summary>
        public void AddFact(string name, string value)
        {
            Add(name, value, false);
        }

        /// <summary>States a fact that is so at the moment, such as "reset" = "yes": another value of it makes no other settings.</summary>
        public void AddState(string name, string value)
        {
            Add(name, value, true);
        }

        /// <summary>Whether a fact is one of the moment.</summary>
        public bool IsState(int index)
        {
            return _isState[index];
        }

        /// <summary>The name of a fact, 1 to 12 characters of a-z, 0-9 and hyphen.</summary>
        public string FactName(int index)
        {
            return _factNames[index];
        }

        /// <summary>The value of a fact.</summary>
        public string FactValue(int index)
        {
            return _factValues[index];
        }

        /// <summary>Forgets everything that the part said but calibration dates, which the firmware has emptied before it asks.</summary>
        public void ForgetPart()
        {
            Type = "";
            Serial = "";
            Firmware = "";
            FactCount = 0;
        }

        private void Add(string name, string value, bool isState)
        {
            if (FactCount < FactCapacity)
            {
                _factNames[FactCount] = name;
                _factValues[FactCount] = value;
                _isState[FactCount] = isState;
                FactCount++;
            }
        }
    }
}
