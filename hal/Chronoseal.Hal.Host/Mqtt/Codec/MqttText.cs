using System.Text;
using System.Text.Unicode;

namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>UTF-8 strings as MQTT 3.1.1 wants them (1.5.3).</summary>
    internal static class MqttText
    {
        /// <summary>The longest string a two-byte length can tell, in bytes.</summary>
        internal const int MaximumBytes = 65535;

        /// <summary>Decodes, or says why not [MQTT-1.5.3-1], [MQTT-1.5.3-2].</summary>
        internal static string? FaultOf(ReadOnlySpan<byte> bytes, out string text)
        {
            text = string.Empty;
            if (!Utf8.IsValid(bytes))
            {
                return "is not well-formed UTF-8";
            }

            if (bytes.Contains((byte)0))
            {
                return "holds U+0000";
            }

            text = Encoding.UTF8.GetString(bytes);
            return null;
        }

        /// <summary>Says why a text cannot be sent, or null.</summary>
        internal static string? FaultOf(string text)
        {
            if (text.Contains('\0'))
            {
                return "holds U+0000";
            }

            if (HasLoneSurrogate(text))
            {
                return "holds half of a surrogate pair";
            }

            return Encoding.UTF8.GetByteCount(text) > MaximumBytes ? "is longer than 65535 bytes" : null;
        }

        private static bool HasLoneSurrogate(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                if (!char.IsSurrogate(text[i]))
                {
                    continue;
                }

                if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    return true;
                }

                i++;
            }

            return false;
        }
    }
}
