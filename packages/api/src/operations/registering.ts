import { StoreError } from '@csms/store';
import { ApiError } from '../api-error.js';

/**
 * Waits until a station is registered.
 *
 * @throws {ApiError} 409 when another station's id differs in case only.
 */
export async function registering<T>(registered: Promise<T>): Promise<T> {
  try {
    return await registered;
  } catch (error) {
    if (!(error instanceof StoreError && error.code === 'conflict')) throw error;
    throw new ApiError(409, "csId differs in case only from another station's");
  }
}
