namespace Chronoseal.Firmware.Sampling
{
    /// <summary>
    /// The newest reading of each quantity, for the console: copied after each epoch, so that looking at them touches no bus and takes no record
    /// from an instrument that gives each only once.
    /// </summary>
    public sealed class LatestReadings
    {
        private readonly object _gate = new object();
        private readonly Reading[] _readings = new Reading[Limits.ReadingsPerEpoch];
        private int _count;

        /// <summary>Epochs copied so far: tells whether there is something new.</summary>
        public long Epochs { get; private set; }

        /// <summary>Takes over what an epoch measured; a quantity that it has nothing new of keeps its reading.</summary>
        public void Take(Epoch epoch)
        {
            lock (_gate)
            {
                for (int i = 0; i < epoch.Count; i++)
                {
                    int at = IndexOf(epoch[i]);
                    if (at < _readings.Length)
                    {
                        if (at == _count)
                        {
                            _readings[_count++] = new Reading();
                        }

                        _readings[at].CopyFrom(epoch[i]);
                    }
                }

                Epochs++;
            }
        }

        /// <summary>Copies the newest reading of a quantity; false if there is none.</summary>
        public bool TryRead(Hal.Quantity quantity, Reading reading)
        {
            lock (_gate)
            {
                for (int i = 0; i < _count; i++)
                {
                    if (_readings[i].Quantity == quantity)
                    {
                        reading.CopyFrom(_readings[i]);
                        return true;
                    }
                }

                return false;
            }
        }

        private int IndexOf(Reading reading)
        {
            int at = 0;
            while (at < _count && _readings[at].Quantity != reading.Quantity)
            {
                at++;
            }

            return at;
        }
    }
}
