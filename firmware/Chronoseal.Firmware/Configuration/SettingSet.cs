using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Configuration
{
    /// <summary>
    /// A value for every setting of <see cref="Schema"/>, each in its normal form; defaults at first. Not for several tasks at a time.
    /// Shows no secret but to who asks for it by <see cref="Get(int)"/>.
    /// </summary>
    public sealed class SettingSet
    {
        private readonly string[] _values = new string[Schema.Count];

        /// <summary>Makes a set of defaults.</summary>
        public SettingSet()
        {
            Reset();
        }

        /// <summary>What was wrong with the value refused last, beginning with the setting's name; never the value itself.</summary>
        public string Message { get; private set; } = "";

        /// <summary>The value of a setting in its normal form. Show <see cref="Shown"/> instead: this may be a secret.</summary>
        public string Get(int index)
        {
            return _values[index];
        }

        /// <summary>The same.</summary>
        public string Get(Setting setting)
        {
            return _values[(int)setting];
        }

        /// <summary>The value as anybody may see it: of a secret only whether there is one.</summary>
        public string Shown(int index)
        {
            return !Schema.Spec(index).IsSecret ? _values[index] : _values[index].Length > 0 ? "set" : "";
        }

        /// <summary>Takes a value; <see cref="Outcome.OutOfRange"/> with a <see cref="Message"/> leaves what was there.</summary>
        public Outcome TrySet(int index, string value)
        {
            SettingSpec spec = Schema.Spec(index);
            if (!SettingValue.TryNormalise(spec, value, out string normal))
            {
                Message = spec.Name + " " + spec.Rule;
                return Outcome.OutOfRange;
            }

            Message = "";
            _values[index] = normal;
            return Outcome.Ok;
        }

        /// <summary>The same.</summary>
        public Outcome TrySet(Setting setting, string value)
        {
            return TrySet((int)setting, value);
        }

        /// <summary>Whether a flag is 1.</summary>
        public bool IsOn(Setting setting)
        {
            return Get(setting) == "1";
        }

        /// <summary>The number of a setting that is whole, or a choice of whole numbers.</summary>
        public long Number(Setting setting)
        {
            return SettingValue.Whole(Get(setting));
        }

        /// <summary>The number of a decimal setting, in millionths.</summary>
        public long Millionths(Setting setting)
        {
            return SettingValue.Millionths(Get(setting));
        }

        /// <summary>Whether a sensor of this name is fitted, as <c>sensors</c> says.</summary>
        public bool HasSensor(string name)
        {
            return ("," + Get(Setting.Sensors) + ",").IndexOf("," + name + ",") >= 0;
        }

        /// <summary>Whether a setting has its default.</summary>
        public bool IsDefault(int index)
        {
            return _values[index] == Schema.Spec(index).Default;
        }

        /// <summary>Takes all values of another set.</summary>
        public void CopyFrom(SettingSet other)
        {
            for (int i = 0; i < _values.Length; i++)
            {
                _values[i] = other._values[i];
            }
        }

        /// <summary>Takes the secrets of another set.</summary>
        public void CopySecretsFrom(SettingSet other)
        {
            for (int i = 0; i < _values.Length; i++)
            {
                _values[i] = Schema.Spec(i).IsSecret ? other._values[i] : _values[i];
            }
        }

        /// <summary>Goes back to the defaults.</summary>
        public void Reset()
        {
            for (int i = 0; i < _values.Length; i++)
            {
                _values[i] = Schema.Spec(i).Default;
            }
        }

        /// <summary>Whether every value, secrets included, is the other's.</summary>
        public bool IsSameAs(SettingSet other)
        {
            bool isSame = true;
            for (int i = 0; i < _values.Length; i++)
            {
                isSame &= _values[i] == other._values[i];
            }

            return isSame;
        }

        /// <summary>Whether all that differs from the other takes effect without a restart.</summary>
        public bool DiffersLiveOnly(SettingSet other)
        {
            bool isLive = true;
            for (int i = 0; i < _values.Length; i++)
            {
                isLive &= _values[i] == other._values[i] || Schema.Spec(i).Effect == SettingEffect.Live;
            }

            return isLive;
        }

        /// <summary>Every setting but the secrets, defaults included, one a line as <c>name=value</c> in the order of the schema: what the hash is over.</summary>
        public string CanonicalText()
        {
            byte[] bytes = Bytes(false);
            var characters = new char[bytes.Length];
            for (int i = 0; i < bytes.Length; i++)
            {
                characters[i] = (char)bytes[i];
            }

            return new string(characters);
        }

        /// <summary>SHA-256 of the canonical text, as birth frames have it.</summary>
        public byte[] Hash()
        {
            return Hash(Bytes(false));
        }

        /// <summary>SHA-256 of a canonical text.</summary>
        internal static byte[] Hash(byte[] canonicalText)
        {
            var hash = new Sha256();
            var digest = new byte[Sha256.DigestLength];
            hash.Add(canonicalText, 0, canonicalText.Length);
            hash.Finish(digest, 0);
            return digest;
        }

        /// <summary>The canonical text as bytes; with the secrets that are set, each in its place, it is what a slot holds, and the caller wipes it.</summary>
        internal byte[] Bytes(bool withSecrets)
        {
            int length = 0;
            for (int i = 0; i < _values.Length; i++)
            {
                length += IsIn(i, withSecrets) ? Schema.Spec(i).Name.Length + _values[i].Length + 2 : 0;
            }

            var bytes = new byte[length];
            int at = 0;
            for (int i = 0; i < _values.Length; i++)
            {
                if (IsIn(i, withSecrets))
                {
                    at = Append(bytes, at, Schema.Spec(i).Name, '=');
                    at = Append(bytes, at, _values[i], '\n');
                }
            }

            return bytes;
        }

        private static int Append(byte[] bytes, int at, string text, char end)
        {
            for (int i = 0; i < text.Length; i++)
            {
                bytes[at++] = (byte)text[i];
            }

            bytes[at++] = (byte)end;
            return at;
        }

        private bool IsIn(int index, bool withSecrets)
        {
            return !Schema.Spec(index).IsSecret || (withSecrets && _values[index].Length > 0);
        }
    }
}
