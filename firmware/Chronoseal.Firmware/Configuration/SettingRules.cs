using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Configuration
{
    /// <summary>What settings owe each other: the one place that judges a whole set, at boot, when it is saved or imported, and on a PC. Quotes no value.</summary>
    public static class SettingRules
    {
        /// <summary>What is wrong with the set by itself, "cause; remedy"; empty if nothing.</summary>
        public static string Judge(SettingSet set)
        {
            if (set.Get(Setting.Broker).Length == 0)
            {
                return "no broker is set; set broker to host:port";
            }

            if (set.Get(Setting.BrokerPassword).Length > 0 && set.Get(Setting.BrokerUser).Length == 0)
            {
                // No CONNECT can say that (MQTT 3.1.1, 3.1.2.9).
                return "a password needs a user; set broker-user, or set broker-password to nothing";
            }

            if ((set.IsOn(Setting.BrokerRoots) || set.IsOn(Setting.BrokerClientCertificate)) && !set.IsOn(Setting.BrokerTls))
            {
                return "broker-roots and broker-client-cert need TLS; set broker-tls to 1, or both of them to 0";
            }

            if (IsSigning(set) && set.Number(Setting.Epoch) < Limits.SignedEpochMicroseconds)
            {
                return "a signature takes too long for epoch-us; make it at least " + Limits.SignedEpochMicroseconds.ToString() + ", or set seal to mac";
            }

            if (set.IsOn(Setting.ClockTemperature) && !set.HasSensor("climate"))
            {
                return "clock-temperature needs the climate sensor; add it to sensors, or set clock-temperature to 0";
            }

            return JudgeDates(set);
        }

        /// <summary>What is wrong with the files that the set asks for, "cause; remedy"; empty if nothing. The key is not looked into.</summary>
        public static string JudgeFiles(SettingSet set, IFileStore files)
        {
            string message = "";
            if (!IsSigning(set))
            {
                var keys = new KeyStore(files);
                keys.Check();
                message = keys.Message;
            }

            return message.Length > 0 ? message : new StoredCertificates(files).Check(set);
        }

        private static bool IsSigning(SettingSet set)
        {
            return set.Get(Setting.Seal) == "signature";
        }

        private static string JudgeDates(SettingSet set)
        {
            for (int i = 0; i < Schema.Count - 1; i++)
            {
                // Dates stand in pairs, and as text in the order of time.
                bool isPair = Schema.Spec(i).Kind == SettingKind.Date && Schema.Spec(i + 1).Kind == SettingKind.Date;
                if (isPair && set.Get(i).Length > 0 && set.Get(i + 1).Length > 0 && IsBefore(set.Get(i + 1), set.Get(i)))
                {
                    return Schema.Spec(i + 1).Name + " is before " + Schema.Spec(i).Name + "; correct one of them";
                }
            }

            return "";
        }

        private static bool IsBefore(string date, string other)
        {
            for (int i = 0; i < date.Length; i++)
            {
                if (date[i] != other[i])
                {
                    return date[i] < other[i];
                }
            }

            return false;
        }
    }
}
