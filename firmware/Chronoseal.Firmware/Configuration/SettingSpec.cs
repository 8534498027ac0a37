namespace Chronoseal.Firmware.Configuration
{
    /// <summary>What there is to know of one setting: all that parsing, help, export and the docs page go by.</summary>
    public sealed class SettingSpec
    {
        private static readonly string[] NoChoices = new string[0];

        internal SettingSpec(string name, SettingKind kind, string unit, long minimum, long maximum, string standard, SettingEffect effect, string help)
        {
            Name = name;
            Kind = kind;
            Unit = unit;
            Minimum = minimum;
            Maximum = maximum;
            Default = standard;
            Effect = effect;
            Help = help;
        }

        /// <summary>Its name: a-z, 0-9 and hyphen.</summary>
        public string Name { get; }

        /// <summary>What its value looks like.</summary>
        public SettingKind Kind { get; }

        /// <summary>Unit of the value, as in frames (s, us, Cel, ppb); empty for none.</summary>
        public string Unit { get; }

        /// <summary>Least value, or number of characters or items, by <see cref="Kind"/>; decimals in millionths.</summary>
        public long Minimum { get; }

        /// <summary>Greatest value, or number of characters or items.</summary>
        public long Maximum { get; }

        /// <summary>Words that can be chosen; none for other kinds.</summary>
        public string[] Choices { get; internal set; } = NoChoices;

        /// <summary>Value where nothing is set, in its normal form.</summary>
        public string Default { get; }

        /// <summary>What it is for, in one sentence.</summary>
        public string Help { get; }

        /// <summary>Whether the value is shown nowhere and no part of the canonical text.</summary>
        public bool IsSecret { get; internal set; }

        /// <summary>When a change takes effect.</summary>
        public SettingEffect Effect { get; }

        /// <summary>What a value must be: the end of the sentence that begins with the name.</summary>
        public string Rule
        {
            get { return SettingRule.Of(this); }
        }
    }
}
