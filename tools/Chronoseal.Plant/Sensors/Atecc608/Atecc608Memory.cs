namespace Chronoseal.Plant
{
    /// <summary>
    /// What an ATECC608 keeps without supply: configuration, one-time zone, slots, keys, counters. Delivered like a part made
    /// ready for a node: both zones locked, a private key in slot 0, slot 1 configured for one and empty, data in slots 8 to 15.
    /// Not modelled: the counters' own bytes in the configuration, locks of single slots, use limits.
    /// </summary>
    public sealed class Atecc608Memory
    {
        /// <summary>Bytes of the configuration.</summary>
        public const int ConfigurationBytes = 128;

        /// <summary>Slots of the data zone.</summary>
        public const int SlotCount = 16;

        /// <summary>Where the counters end.</summary>
        public const int CounterMaximum = 2_097_151;

        private const int ChipModeOffset = 19;
        private const int SlotConfigurationOffset = 20;
        private const int DataLockOffset = 86;
        private const int ConfigurationLockOffset = 87;
        private const int KeyConfigurationOffset = 96;
        private const byte Unlocked = 0x55;
        private const int PrivateSlots = 2;
        private const int KeySlots = 8;

        private readonly byte[][] _slots = new byte[SlotCount][];
        private readonly byte[]?[] _keys = new byte[SlotCount][];

        /// <summary>Fills a part's memory.</summary>
        public Atecc608Memory(PlantRandom random)
        {
            var head = new byte[ConfigurationBytes];
            random.Fill(head.AsSpan(2, 2));
            random.Fill(head.AsSpan(8, 4));
            Convert.FromHexString("0123").CopyTo(head, 0);
            Convert.FromHexString("00006003").CopyTo(head, 4);
            Convert.FromHexString("EE010100C0000000").CopyTo(head, 12);
            Configuration = head;
            for (int slot = 0; slot < SlotCount; slot++)
            {
                Configure(slot);
                _slots[slot] = new byte[slot == 8 ? 416 : slot < 8 ? 36 : 72];
                random.Fill(_slots[slot]);
            }

            OneTime = new byte[64];
            _keys[0] = P256.Scalar(Draw(random));
        }

        /// <summary>The configuration zone.</summary>
        public byte[] Configuration { get; }

        /// <summary>The one-time programmable zone.</summary>
        public byte[] OneTime { get; }

        /// <summary>The monotonic counters. A real part lets them only rise.</summary>
        public int[] Counters { get; } = new int[2];

        /// <summary>The byte that chooses clock divider (bits 3 to 7) and watchdog (bit 2).</summary>
        public byte ChipMode
        {
            get { return Configuration[ChipModeOffset]; }
            set { Configuration[ChipModeOffset] = value; }
        }

        /// <summary>Whether the configuration is locked.</summary>
        public bool IsConfigurationLocked
        {
            get { return Configuration[ConfigurationLockOffset] != Unlocked; }
            set { Configuration[ConfigurationLockOffset] = value ? (byte)0 : Unlocked; }
        }

        /// <summary>Whether the data zone is locked.</summary>
        public bool IsDataLocked
        {
            get { return Configuration[DataLockOffset] != Unlocked; }
            set { Configuration[DataLockOffset] = value ? (byte)0 : Unlocked; }
        }

        /// <summary>The serial number, 9 bytes. Set it to model a part that was swapped.</summary>
        public byte[] SerialNumber
        {
            get
            {
                return [.. Configuration.AsSpan(0, 4), .. Configuration.AsSpan(8, 5)];
            }

            set
            {
                value.AsSpan(0, 4).CopyTo(Configuration);
                value.AsSpan(4, 5).CopyTo(Configuration.AsSpan(8));
            }
        }

        /// <summary>The bytes of a slot.</summary>
        public byte[] Slot(int slot) => _slots[slot];

        /// <summary>The private key of a slot; null where there is none, or none that may sign (KeyConfig.Private).</summary>
        public byte[]? Key(int slot)
        {
            return IsPrivate(slot) ? _keys[slot] : null;
        }

        /// <summary>Makes a new private key; false where the slot is not for one.</summary>
        public bool TryMakeKey(int slot, PlantRandom random)
        {
            if (!IsPrivate(slot) || (SlotConfiguration(slot) & 0x2000) == 0)
            {
                return false;
            }

            _keys[slot] = P256.Scalar(Draw(random));
            return true;
        }

        /// <summary>Whether a slot is never given out (SlotConfig.IsSecret).</summary>
        public bool IsSecret(int slot) => (SlotConfiguration(slot) & 0x0080) != 0;

        /// <summary>Whether a slot's key may sign digests from outside (SlotConfig.ReadKey, bit 0).</summary>
        public bool SignsExternal(int slot) => (SlotConfiguration(slot) & 0x0001) != 0;

        private static byte[] Draw(PlantRandom random)
        {
            var bytes = new byte[P256.Bytes];
            random.Fill(bytes);
            return bytes;
        }

        private bool IsPrivate(int slot) => (Configuration[KeyConfigurationOffset + 2 * slot] & 0x01) != 0;

        private int SlotConfiguration(int slot)
        {
            return Configuration[SlotConfigurationOffset + 2 * slot] | (Configuration[SlotConfigurationOffset + 2 * slot + 1] << 8);
        }

        private void Configure(int slot)
        {
            // Private P-256 key that may sign and be replaced; secret that never comes out; open data.
            string configuration = slot < PrivateSlots ? "8720" : slot < KeySlots ? "8F0F" : "0F0F";
            string key = slot < PrivateSlots ? "3300" : "1C00";
            Convert.FromHexString(configuration).CopyTo(Configuration, SlotConfigurationOffset + 2 * slot);
            Convert.FromHexString(key).CopyTo(Configuration, KeyConfigurationOffset + 2 * slot);
        }
    }
}
