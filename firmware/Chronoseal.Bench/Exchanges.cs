namespace Chronoseal.Bench
{
    /// <summary>Everything that a peer knows.</summary>
    internal sealed class Exchanges
    {
        private readonly Exchange[] _all;

        internal Exchanges(params Exchange[] all)
        {
            _all = all;
        }

        /// <summary>The exchange of a request; null if the peer does not know it.</summary>
        internal Exchange Find(byte[] buffer, int offset, int count)
        {
            for (int i = 0; i < _all.Length; i++)
            {
                if (_all[i].Matches(buffer, offset, count))
                {
                    return _all[i];
                }
            }

            return null;
        }
    }
}
