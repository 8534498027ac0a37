namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>Topic names and topic filters (MQTT 3.1.1, 4.7).</summary>
    public static class TopicRules
    {
        /// <summary>Says why a text is no topic name, or null: not empty, no wildcards, encodable [MQTT-3.3.2-2], [MQTT-4.7.3-1].</summary>
        public static string? FaultOfName(string name)
        {
            if (name.Length == 0)
            {
                return "is empty";
            }

            return name.AsSpan().IndexOfAny('+', '#') >= 0 ? "holds a wildcard" : MqttText.FaultOf(name);
        }

        /// <summary>Says why a text is no topic filter, or null: wildcards fill their level and # ends it [MQTT-4.7.1-2], [MQTT-4.7.1-3].</summary>
        public static string? FaultOfFilter(string filter)
        {
            if (filter.Length == 0)
            {
                return "is empty";
            }

            for (int i = 0; i < filter.Length; i++)
            {
                if (filter[i] is not ('+' or '#'))
                {
                    continue;
                }

                bool isLast = i == filter.Length - 1;
                bool isAlone = (i == 0 || filter[i - 1] == '/') && (isLast || filter[i + 1] == '/');
                if (!isAlone)
                {
                    return $"has a {filter[i]} that is not alone in its level";
                }

                if (filter[i] == '#' && !isLast)
                {
                    return "has a # that is not last";
                }
            }

            return MqttText.FaultOf(filter);
        }

        /// <summary>
        /// Whether a valid filter asks for a valid name. A leading wildcard does not reach names that start with $
        /// [MQTT-4.7.2-1]; "a/#" reaches "a" itself (4.7.1.2).
        /// </summary>
        public static bool Matches(ReadOnlySpan<char> filter, ReadOnlySpan<char> name)
        {
            if (name[0] == '$' && (filter[0] is '+' or '#'))
            {
                return false;
            }

            while (true)
            {
                ReadOnlySpan<char> wanted = TakeLevel(ref filter, out bool filterGoesOn);
                if (wanted is "#")
                {
                    return true;
                }

                ReadOnlySpan<char> given = TakeLevel(ref name, out bool nameGoesOn);
                if (wanted is not "+" && !wanted.SequenceEqual(given))
                {
                    return false;
                }

                if (!nameGoesOn)
                {
                    return !filterGoesOn || filter is "#";
                }

                if (!filterGoesOn)
                {
                    return false;
                }
            }
        }

        private static ReadOnlySpan<char> TakeLevel(ref ReadOnlySpan<char> text, out bool goesOn)
        {
            int end = text.IndexOf('/');
            goesOn = end >= 0;
            ReadOnlySpan<char> level = goesOn ? text[..end] : text;
            text = goesOn ? text[(end + 1)..] : default;
            return level;
        }
    }
}
