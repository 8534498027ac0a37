using System.Globalization;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Field.Configuration
{
    /// <summary>Values that settings can have, drawn from a seed.</summary>
    internal sealed class RandomSettings(int seed)
    {
        private readonly Random _random = new(seed);

        /// <summary>A set in which about half is not the default.</summary>
        internal SettingSet Next()
        {
            var set = new SettingSet();
            for (int i = 0; i < Schema.Count; i++)
            {
                if (_random.Next(2) == 0)
                {
                    Assert.AreEqual(Outcome.Ok, set.TrySet(i, Value(Schema.Spec(i))), set.Message);
                }
            }

            return set;
        }

        /// <summary>A set that can be saved on a node that has a key and no certificates.</summary>
        internal SettingSet NextThatFits()
        {
            SettingSet set = Next();
            (Setting Setting, string Value)[] rules =
            [
                (Setting.Broker, "b"), (Setting.BrokerUser, "u"), (Setting.BrokerRoots, "0"), (Setting.BrokerClientCertificate, "0"), (Setting.Epoch, "1000000"), (Setting.ClockTemperature, "0"),
                (Setting.ClimateDue, ""), (Setting.FormaldehydeDue, ""), (Setting.ParticlesDue, ""), (Setting.TocDue, ""),
            ];
            foreach ((Setting setting, string value) in rules)
            {
                set.TrySet(setting, value);
            }

            Assert.AreEqual("", SettingRules.Judge(set));
            return set;
        }

        private string Value(SettingSpec spec) => spec.Kind switch
        {
            SettingKind.Version => "1",
            SettingKind.Flag => Number(0, 1),
            SettingKind.Whole => Number(spec.Minimum, spec.Maximum),
            SettingKind.Decimal => ((decimal)_random.NextInt64(spec.Minimum, spec.Maximum + 1) / 1_000_000).ToString("0.######", CultureInfo.InvariantCulture),
            SettingKind.Choice => spec.Choices[_random.Next(spec.Choices.Length)],
            SettingKind.Host => Letters((int)spec.Maximum, "abcXYZ09.-"),
            SettingKind.Broker => Letters((int)spec.Maximum, "abcXYZ09.-") + ":" + Number(1, 65535),
            SettingKind.NodeName => Letters((int)spec.Maximum, "abcxyz09-"),
            SettingKind.Period => new[] { "100000", "200000", "500000", "1000000", "3600000000" }[_random.Next(5)],
            SettingKind.Date => new DateTime(2000, 1, 1).AddDays(_random.Next(70_000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            SettingKind.List => string.Join(',', spec.Choices.Where((_, i) => i == 1 || _random.Next(2) == 0)),
            SettingKind.Sizes => string.Join(',', Enumerable.Range(0, _random.Next(1, 9)).Select(_ => Letters(16, "0.5um"))),
            _ => Letters((int)spec.Maximum, string.Concat(Enumerable.Range(0x20, 0x5F).Select(c => (char)c))),
        };

        private string Number(long least, long most) => _random.NextInt64(least, most + 1).ToString(CultureInfo.InvariantCulture);

        private string Letters(int most, string alphabet)
        {
            string text = string.Concat(Enumerable.Range(0, _random.Next(1, most + 1)).Select(_ => alphabet[_random.Next(alphabet.Length)])).Trim();
            return text.Length > 0 ? text : "x";
        }
    }
}
