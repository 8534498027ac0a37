using System.Text;

namespace Chronoseal.Tests.Host.Secrets
{
    /// <summary>Looks for secrets in what a program gave out, in every form in which a secret is likely to slip out.</summary>
    internal sealed class SecretSearch
    {
        /// <summary>A key leaks by any run of so many of its bytes.</summary>
        internal const int WindowBytes = 8;

        private readonly List<(string Name, byte[] Pattern)> _patterns = [];

        /// <summary>A key: whole in every form, and any window of it in raw bytes and in hexadecimal digits.</summary>
        internal void AddKey(string name, byte[] key)
        {
            AddForms(name, key);
            for (int start = 0; start + WindowBytes <= key.Length; start++)
            {
                byte[] window = key[start..(start + WindowBytes)];
                Add($"{name}, bytes {start} to {start + WindowBytes - 1}", window);
                AddHexadecimal($"{name}, digits of bytes {start} to {start + WindowBytes - 1}", window);
            }
        }

        /// <summary>A password: whole in every form.</summary>
        internal void AddPassword(string name, string password)
        {
            AddForms(name, Encoding.UTF8.GetBytes(password));
            Add($"{name} in UTF-16", Encoding.Unicode.GetBytes(password));
        }

        /// <summary>Where secrets stand in an output; empty if nowhere.</summary>
        internal IEnumerable<string> Find(string output, ReadOnlySpan<byte> content)
        {
            List<string> found = [];
            foreach ((string name, byte[] pattern) in _patterns)
            {
                int at = content.IndexOf(pattern);
                if (at >= 0)
                {
                    found.Add($"{output} gives away {name} at byte {at}");
                }
            }

            return found;
        }

        private void AddForms(string name, byte[] secret)
        {
            Add(name, secret);
            Add($"{name} backwards", [.. secret.Reverse()]);
            AddHexadecimal($"{name} in digits", secret);
            AddBase64(name, secret);
            foreach (string between in new[] { ",", ", ", " " })
            {
                Add($"{name} in decimals", Encoding.ASCII.GetBytes(string.Join(between, secret)));
            }
        }

        private void AddHexadecimal(string name, byte[] secret)
        {
            string upper = Convert.ToHexString(secret);
            foreach (string digits in new[] { upper, upper.ToLowerInvariant() })
            {
                Add(name, Encoding.ASCII.GetBytes(digits));
                foreach (char between in "- :")
                {
                    Add(name, Encoding.ASCII.GetBytes(string.Join(between, digits.Chunk(2).Select(pair => new string(pair)))));
                }
            }
        }

        // Alone, or at any place within something longer: of three alignments, the characters that depend on the secret alone.
        private void AddBase64(string name, byte[] secret)
        {
            for (int before = 0; before < 3; before++)
            {
                byte[] shifted = [.. new byte[before], .. secret];
                string text = Convert.ToBase64String(shifted).TrimEnd('=');
                int first = (before * 8 + 5) / 6;
                int last = shifted.Length * 8 / 6;
                string inner = text[first..last];
                Add($"{name} in base64", Encoding.ASCII.GetBytes(inner));
                Add($"{name} in base64url", Encoding.ASCII.GetBytes(inner.Replace('+', '-').Replace('/', '_')));
            }
        }

        private void Add(string name, byte[] pattern) => _patterns.Add((name, pattern));
    }
}
