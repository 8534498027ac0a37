using System.Security.Cryptography;
using System.Text;

namespace Chronoseal.Hal.Host.Mqtt
{
    /// <summary>The one user that may connect, if there is one.</summary>
    internal sealed class BrokerCredentials
    {
        private readonly byte[]? _userHash;
        private readonly byte[] _passwordHash;

        internal BrokerCredentials(string? userName, string? password)
        {
            _userHash = userName == null ? null : HashOf(Encoding.UTF8.GetBytes(userName));
            _passwordHash = HashOf(Encoding.UTF8.GetBytes(password ?? string.Empty));
        }

        /// <summary>Takes the same time for every wrong answer.</summary>
        internal bool Accept(string? userName, byte[]? password)
        {
            if (_userHash == null)
            {
                return true;
            }

            bool isUser = CryptographicOperations.FixedTimeEquals(_userHash, HashOf(Encoding.UTF8.GetBytes(userName ?? string.Empty)));
            bool isPassword = CryptographicOperations.FixedTimeEquals(_passwordHash, HashOf(password ?? []));
            return isUser & isPassword & userName != null;
        }

        private static byte[] HashOf(byte[] bytes)
        {
            return SHA256.HashData(bytes);
        }
    }
}
